"""Whether words seem to be in a language that the model does not read."""

from embeddings.keywords import TERM, is_function_word

OTHER_LANGUAGES = frozenset(
    """
    der die das und ist sind wer wie wann wo warum welche welcher wurde nicht ein eine auf mit von
    que qui quoi quel quelle quand où pourquoi comment est sont les des une dans pour avec sur du
    qué quién cuándo dónde cómo por el los las una es son del para con che chi quando dove perché
    come il gli della nel sono è het een wat wie waar waarom hoe zijn van voor met o os uma quem
    onde não para em
    """.split()
)
"""Small words of German, French, Spanish, Italian, Dutch and Portuguese."""

LAST_LATIN_LETTER = 0x24F  # code point; what is beyond is another alphabet


def is_foreign(question: str) -> bool:
    """Whether a question seems to be in a language that the model does not read."""
    letters = [letter for letter in question if letter.isalpha()]
    if sum(ord(letter) > LAST_LATIN_LETTER for letter in letters) * 2 > len(letters):
        return True
    words = TERM.findall(question)
    english = sum(is_function_word(word) for word in words)
    return sum(word.lower() in OTHER_LANGUAGES for word in words) > english
