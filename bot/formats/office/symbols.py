"""Letters of symbol fonts: what a character of the fonts Symbol and Wingdings shows.

Such fonts put their own signs in the places of letters; office documents write them as U+F000 and
the place. Signs that are not listed here are kept as they stand.
"""

PRIVATE = 0xF000
GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
"""Adobe's Symbol encoding from the place of `A` to that of `~`."""
SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅",
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC7: "∩", 0xC8: "∪",
    0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD5: "∏", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip


def shown(code: int, font: str) -> str:
    """The sign a symbol font shows; the character itself where that is not known.

    Args:
        code: the code point as the document has it, with or without U+F000.
    """
    place = code - PRIVATE if PRIVATE <= code <= PRIVATE + 0xFF else code
    if font.casefold() == "symbol":
        if 0x41 <= place <= 0x7E:
            return GREEK[place - 0x41]
        if sign := SYMBOL.get(place):
            return sign
        if 0x20 <= place < 0x41:  # digits and most marks stand in their own places
            return chr(place)
    if font.casefold() == "wingdings" and (sign := WINGDINGS.get(place)):
        return sign
    return chr(code) if 0 < code <= 0x10FFFF else ""
