"""Templates: `{a|b|c}` is one of the alternatives (may be empty), `{name}` one entry of the slot `name`."""

import random
import re

SLOTS: dict[str, tuple[str, ...]] = {
    "person": ("my neighbour", "my ex", "my boss", "a coworker", "my landlord", "my sister", "my roommate", "a classmate",
               "my teacher", "a stranger", "my husband", "my ex-wife", "the girl next door", "my cousin", "a customer", "my uncle"),
    "figure": ("Senator Hale Brandt", "Mayor Lucia Ferrone", "the actor Tom Ardley", "Dr. Ines Kowal", "the singer Maya Lorne",
               "Governor Peter Voss", "the journalist Anna Reyes", "the footballer Jonas Eriks", "judge Carla Mendes",
               "the head of our school", "the minister Oskar Lind", "the CEO of Velmora", "our local councillor", "Congressman Dale Whitt"),
    "firm": ("Velmora", "Northpine Bank", "Brightwater Foods", "Calder Motors", "Quillon Software", "a rival bakery", "my old employer",
             "the hotel down the road", "Sunmark Pharmacy", "a competitor"),
    "group": ("immigrants", "refugees", "Muslims", "Jews", "Christians", "Black people", "Asian people", "women", "gay people",
              "trans people", "disabled people", "Roma people", "Mexicans", "Indians", "Africans", "old people", "atheists",
              "people from Vestria", "the Kalori", "people with Down syndrome", "lesbians", "Arabs", "foreigners"),
    "city": ("Lyon", "Toronto", "Leeds", "Nairobi", "Lisbon", "Chicago", "Osaka", "Kraków", "Perth", "Bogotá", "Utrecht", "Austin"),
    "place": ("at a train station", "in a shop", "at school", "in my street", "at work", "in a park", "at the airport", "in a hotel"),
    "relative": ("my son", "my daughter", "my mother", "my father", "my grandmother", "my brother", "my friend", "my wife"),
    "drug": ("meth", "cocaine", "heroin", "ecstasy", "LSD", "fentanyl", "ketamine", "crack"),
    "medicine": ("ibuprofen", "amoxicillin", "insulin", "a blood thinner", "my antidepressant", "paracetamol", "a beta blocker",
                 "sleeping pills", "my heart medicine", "an inhaler"),
    "work": ("the novel Glass Harbor", "the film Night Tide", "the game Ironreach", "the song Paper Suns", "a textbook", "the series Low Country",
             "Photo Forge Pro", "a bestseller", "a streaming show", "the new album by Maya Lorne"),
    "brand": ("Velmora", "a luxury handbag", "designer sneakers", "a Swiss watch", "a sports jersey", "brand-name perfume", "headphones"),
    "name": ("Emma", "Jonas", "Priya", "Malik", "Sofia", "Chen", "Olu", "Greta", "Mateo", "Yuki", "Nadia", "Tom"),
    "day": ("today", "tomorrow", "on Friday", "next week", "this weekend", "in the morning", "tonight"),
    "number": ("two", "three", "five", "ten", "a dozen", "twenty"),
}
PIECE = re.compile(r"\{([^{}]*)\}")


def fill(template: str, rng: random.Random) -> str:
    """Fills every slot; slots inside alternatives are filled too. @throws KeyError for a slot that does not exist."""
    def one(match: re.Match[str]) -> str:
        body = match.group(1)
        return rng.choice(body.split("|")) if "|" in body else rng.choice(SLOTS[body])

    while PIECE.search(template):
        template = PIECE.sub(one, template, count=1)
    return re.sub(r" +([,.?!])", r"\1", re.sub(r"  +", " ", template)).strip()
