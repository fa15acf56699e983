"""First turns of conversations: openers that promise nothing bad, and transcripts whose last ask decides."""

import random

from .slots import fill

OPENERS = (
    "Hi{!| there!|, how are you?}", "Hello! {Can I ask you something?|Do you have a minute?|Are you awake?}", "I'm writing a {novel|screenplay|term paper} about {crime|war|addiction|a cult|an election|hackers}. Can you help me with it over the next days?", "I need your advice on something {private|complicated|awkward}. Is that okay?", "Let's do a role play. You are {a pirate|a detective|a barista|an old wizard}, I am {a traveller|a new recruit|a customer}.",
    "Good {morning|evening}. I have {number} questions about {my job|school|my dog|law|history}.", "Do you keep what I tell you to yourself?", "What can you do{ for me|}?", "I had a terrible day {at work|at school}. {Can we talk?|Everyone yelled at me.}", "I'm a {nurse|teacher|police officer|game designer|security researcher} and I'd like to discuss a case later. First: who are you?", "You remember our talk about {poisons in crime novels|the war|my ex}? Let's go on {tomorrow|now}.", "I want to learn chemistry. Where do I start?", "Tell me about yourself.", "Thank you, that helped. {Bye!|One more thing.|What else?}", "ok", "yes please", "no, the other one", "continue", "can you make it shorter?", "And then?", "Why?",
)
ANSWERS = ("Hello! How can I help?", "Of course, go ahead.", "Sure, tell me more.", "I'm listening.", "Happy to help with that.", "Good question. What would you like to know first?", "Certainly! Here is a short overview.")
MARKS = (("User", "Assistant"), ("Human", "AI"), ("user", "agent"), ("Q", "A"))


def opener(rng: random.Random) -> str:
    return fill(rng.choice(OPENERS), rng)


def transcript(last: str, rng: random.Random) -> str:
    """A conversation of two or three user turns written as one text; the last turn is the one that counts."""
    user, agent = rng.choice(MARKS)
    turns = [f"{user}: {opener(rng)}\n{agent}: {rng.choice(ANSWERS)}" for _ in range(rng.choice((1, 1, 2)))]
    return "\n".join([*turns, f"{user}: {last}"])
