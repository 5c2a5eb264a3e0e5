"""Questions of strangers: what people ask of other documents, on forty everyday things.

Written for this project. What they find in documents that do not answer them is what a question
finds by chance (`bot/retrieval/judging/chance.py`). A hundred and twenty tell no more.
"""

STRANGERS = tuple(
    line
    for line in """
How do I get red wine out of a white tablecloth?
How long should a chicken stay in the oven?
Can you set an alarm for seven tomorrow?
Where can I renew my passport?
When was the first bicycle built?
How do I tie a bow tie?
How far is the moon from the earth?
How do I change the language on my phone?
Which vaccines do I need before travelling to the tropics?
Who invented the telephone?
How did the company's profit change last year?
What was his childhood on the farm like?
Which remote control button should be removed from the design?
Which river runs through the old town?
Can you book a table for four at eight?
What did the king promise the peasants?
What are the symptoms of a broken wrist?
Which museum has the dinosaur skeletons?
When does the train from the north arrive?
Why did the empire fall apart?
Which actor played the detective in the film?
Tell me a joke about a penguin.
How old must I be to drive a tractor?
What is the boiling point of alcohol?
Where did the band record its second album?
What are the side effects of this medicine?
What is the best way to learn to swim?
What did the scientists find in the ice?
Which breed of horse is the fastest?
Who owns the vineyard on the hill?
How do I apply for a building permit?
What advice would you give to young musicians?
How does the body fight an infection?
How do I convert inches to centimetres?
Why are the nurses on strike?
What kind of camera does the photographer use?
What is the average salary of a carpenter?
How do economists measure inflation?
Which animals hunt at night?
Why do you write about strangers?
""".split("\n")
    if line
)
