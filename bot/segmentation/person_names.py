"""Names of people as prose writes them, for what looks for one behind a byline's words.

A name ends where its sentence does ("Interview by Jan Berg. Photographs …"), and never within a
word ("van der" is not "van de"). The particles are fewer than in `bot/citing/person_names.py`,
which takes a name apart: in prose "e" and "y" join two.
"""

INITIAL = r"[^\W\d_a-z]\.(?:-?[^\W\d_a-z]\.)*"
"""Example: `J.`, `J.-L.`, `J.R.R.`."""
SHORT = r"(?:Capt|Col|Dr|Gen|Gov|Hon|Jr|Lt|Mlle|Mme|Mr|Mrs|Ms|Mx|Prof|Rep|Rev|Sen|Sgt|Sr|St)\."
"""The only words of a name that a full stop shortens; after another one it ends a sentence."""
WORD = rf"(?:{INITIAL}|{SHORT}|[^\W\d_a-z][\w'’-]*+)"
"""Example: `Ada`, `O’Neill`, `Jean-Luc`."""
PARTICLES = (
    r"(?:af|al|av|bin|da|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|ten|ter|van|vom|von|zu)\b"
)
PERSON = rf"{WORD}(?:(?: {PARTICLES}){{0,3}} {WORD}){{1,4}}"
"""Example: `Ada Obi`, `Jan van den Berg`, `J. Obi`, `Dr. Ana de la Cruz`."""
