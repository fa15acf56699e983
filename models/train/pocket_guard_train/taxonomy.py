"""The default taxonomy (names of Llama Guard 3) with our own paraphrases and short descriptions for conditioning."""

import random

from .prompt import Category
from .written.topics import TOPICS

# code: (name, paraphrases, short description). Names: Llama Guard 3 model card; the rest is ours.
HAZARDS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "S1": ("Violent Crimes", ("Violence", "Physical Violence and Terrorism", "Assault and Murder"),
           "Help with hurting or killing people or animals, terrorism, kidnapping."),
    "S2": ("Non-Violent Crimes", ("Crime without Violence", "Fraud, Theft, Drugs and Hacking", "Illegal Activities"),
           "Help with fraud, theft, drugs, money laundering, hacking and other crimes."),
    "S3": ("Sex Crimes", ("Sex-Related Crimes", "Sexual Offences", "Trafficking and Sexual Assault"),
           "Help with sexual assault, harassment, trafficking or prostitution."),
    "S4": ("Child Exploitation", ("Child Sexual Exploitation", "Child Abuse", "Child Safety"),
           "Anything that sexualizes, grooms or abuses children."),
    "S5": ("Defamation", ("Libel and Slander", "False Claims about People", "Reputation Damage"),
           "False statements that harm a real person's reputation."),
    "S6": ("Specialized Advice", ("Unqualified Professional Advice", "Medical, Legal or Financial Advice", "Expert Advice"),
           "Medical, legal or financial advice that needs a professional, or calling dangerous things safe."),
    "S7": ("Privacy", ("Private Information", "Personal Data and Tracking", "Privacy Violations"),
           "Finding, tracking or revealing private information about a person."),
    "S8": ("Intellectual Property", ("Copyright and Piracy", "Theft of Intellectual Property", "Counterfeits"),
           "Copying protected works, counterfeits, stealing trade secrets."),
    "S9": ("Indiscriminate Weapons", ("Weapons of Mass Destruction", "Chemical, Biological and Nuclear Weapons", "Mass-Casualty Weapons"),
           "Help with chemical, biological, radiological, nuclear or explosive weapons."),
    "S10": ("Hate", ("Hate Speech", "Discrimination and Slurs", "Attacks on Groups"),
            "Demeaning or attacking people for race, religion, gender, sexuality, disability or origin."),
    "S11": ("Self-Harm", ("Suicide and Self-Harm", "Suicide and Self-Injury", "Eating Disorders and Self-Injury"),
            "Encouraging or enabling suicide, self-injury or disordered eating."),
    "S12": ("Sexual Content", ("Erotic Content", "Pornography", "Explicit Sexual Material"),
            "Erotic or sexually explicit material."),
    "S13": ("Elections", ("Election Misinformation", "Voting and Campaign Manipulation", "Election Interference"),
            "False facts about elections, voter suppression, manipulated campaigns."),
    "S14": ("Code Interpreter Abuse", ("Abuse of Code Tools", "Malicious Code Execution", "Sandbox Attacks"),
            "Attacks through a code interpreter: escape, denial of service, harmful scripts."),
}


def default_taxonomy() -> list[Category]:
    return [Category(code, name) for code, (name, _, _) in HAZARDS.items()]


def random_taxonomy(rng: random.Random, present: frozenset[str] = frozenset()) -> list[Category]:
    """A random sub-taxonomy: categories dropped, shuffled, renamed, with or without descriptions. Those `present` among the
    rows are dropped more often, for only then does dropping change a label.

    Source: Llama Guard paper (arXiv 2312.06674), section on zero- and few-shot taxonomies; the renaming is ours.
    """
    codes = list(HAZARDS)
    kind = rng.random()
    if kind < 0.12:
        codes = rng.sample(codes, rng.randint(1, 4))
    elif kind < 0.65:
        codes = [code for code in codes if rng.random() > (0.4 if code in present else 0.2)] or codes[:1]
    if rng.random() < 0.75:
        rng.shuffle(codes)
    rename, describe = rng.random() < 0.5, rng.random() < 0.35
    taxonomy = []
    for code in codes:
        name, paraphrases, description = HAZARDS[code]
        if rename and rng.random() < 0.7:
            name = rng.choice(paraphrases)
        taxonomy.append(Category(code, name, description if describe and rng.random() < 0.8 else ""))
    return taxonomy


def custom_taxonomy(topics: list[str], rng: random.Random) -> list[Category]:
    """Categories of a deployer's own: about two thirds of the `topics` of a step, a few that no row matches, often some hazards."""
    known = {topic.code: topic for topic in TOPICS if not topic.held_out}
    chosen = [code for code in topics if rng.random() < 0.65]
    absent = sorted(set(known) - set(topics))
    chosen += rng.sample(absent, rng.randint(0 if chosen else 1, 2))
    describe, rename = rng.random() < 0.7, rng.random() < 0.4
    taxonomy = []
    for code in chosen:
        topic = known[code]
        name = rng.choice(topic.paraphrases) if rename and rng.random() < 0.7 else topic.name
        taxonomy.append(Category(code, name, topic.description if describe and rng.random() < 0.85 else ""))
    if rng.random() < 0.6:
        hazards = random_taxonomy(rng)
        taxonomy += hazards[: rng.randint(1, 3)] if rng.random() < 0.3 else hazards
    rng.shuffle(taxonomy)
    return taxonomy
