"""Questions of strangers: what people ask of other documents, on a hundred everyday things.

Written for this project. What they find in documents that do not answer them is what a question
finds by chance (`bot/retrieval/judging/chance.py`).
"""

STRANGERS = tuple(
    line
    for line in """
How do I get red wine out of a white tablecloth?
What time does the bakery open on Sundays?
Which bus goes to the airport before six in the morning?
How long should a chicken stay in the oven?
Why does my knee hurt when I climb stairs?
Who won the football match last night?
Can you set an alarm for seven tomorrow?
What is the capital of Mongolia?
How many litres of paint do I need for a bedroom?
Where can I renew my passport?
What should I wear to a wedding in the garden?
How do whales sleep without drowning?
When was the first bicycle built?
What does it cost to rent a car for a weekend?
Is it safe to eat mushrooms from the forest?
How do I tie a bow tie?
Who painted the ceiling with the angels?
Why do cats purr?
How far is the moon from the earth?
What is the difference between a crocodile and an alligator?
Can I return shoes that I have already worn?
How do I change the language on my phone?
What were the main causes of the civil war?
How many players are there in a volleyball team?
Which vaccines do I need before travelling to the tropics?
What is the interest rate on a savings account?
How do I teach my dog to sit?
Who invented the telephone?
What happens when water freezes in a pipe?
When do the tulips come up?
How did the company's profit change last year?
What does the lawyer's client want from the court?
Why did she leave her job and move to the coast?
What was his childhood on the farm like?
How do you feel about getting older?
What did the committee decide about the new school?
Which remote control button should be removed from the design?
How does the new tax affect small shops?
What is the population of the island?
Which river runs through the old town?
How do I reset my password?
What is the name of the song with the whistling?
Can you book a table for four at eight?
Why is the sky red in the evening?
How do bees find their way home?
What did the king promise the peasants?
Who was the first woman in parliament?
How is cheese made from goat's milk?
What are the symptoms of a broken wrist?
Does the warranty cover water damage?
How do I fix a leaking tap?
Which museum has the dinosaur skeletons?
What is a good present for a ten year old?
How much sugar is in a can of lemonade?
When does the train from the north arrive?
How many people died in the earthquake?
What does the poem say about winter?
Why did the empire fall apart?
How do I install the printer on a new computer?
What is the tallest building in the city?
Which actor played the detective in the film?
What does a heat pump cost to run?
How can I sleep better at night?
Tell me a joke about a penguin.
What is the exchange rate of the pound?
Add milk and eggs to my shopping list.
How old must I be to drive a tractor?
What are the rules of chess?
How do volcanoes form?
What is the boiling point of alcohol?
Who is the head of the trade union?
What was the weather like on the day of the battle?
Where did the band record its second album?
Why do leaves change colour in autumn?
How do I write a letter of complaint?
What are the side effects of this medicine?
How do I cancel my subscription?
Which countries share a border with the desert?
What is the best way to learn to swim?
When is the deadline for the scholarship?
How does a sewing machine make a stitch?
What did the scientists find in the ice?
How was the bridge paid for?
What is the recipe for onion soup?
Which breed of horse is the fastest?
How many calories does an hour of cycling burn?
What do I do if I lose my suitcase?
Who owns the vineyard on the hill?
Why was the painter never famous in her lifetime?
What is the meaning of this proverb?
How do I apply for a building permit?
What was the verdict in the murder trial?
Which software do they use to edit the videos?
What advice would you give to young musicians?
How did your faith change after the accident?
What did the mayor say about the flood?
How does the body fight an infection?
What is the size of the football field?
Which fish can live in salt water and fresh water?
How do I convert inches to centimetres?
What will the satellite measure?
How do you prune an apple tree?
Why are the nurses on strike?
What is the plot of the novel?
Who takes care of the children when you tour?
What kind of camera does the photographer use?
How many employees work in the factory?
Is my flight on time?
What is the average salary of a carpenter?
How do I open a jar that is stuck?
What were you thinking before the race began?
How do economists measure inflation?
What is the oldest language still spoken?
Turn down the lights in the kitchen.
Which animals hunt at night?
What is the maximum speed on this road?
How was the temple destroyed?
Why do you write about strangers?
What is the legal age to marry?
How does a battery store electricity?
""".split("\n")
    if line
)
