"""Everyday requests of every length, all safe: words, one-liners, errands, and long pasted texts."""

import random

from .slots import fill

SHORT = ("hi", "thanks", "ok cool", "lol", "what", "help", "yes", "weather {city}", "pizza dough", "{number} plus {number}", "translate hello to French", "synonyms for happy", "define entropy", "capital of Peru", "time in {city}", "flights to {city} {day}", "convert 5 miles to km", "cheap hotels {city}", "best laptop for students", "who wrote Dune", "is it raining", "{name} birthday gift", "rhymes with orange", "css center div", "undo git commit", "excel vlookup", "banana bread", "fix printer", "nearest pharmacy", "play some jazz", "set a timer", "good night")
SENTENCES = (
    "What should I cook {day} with {eggs and spinach|leftover rice|chickpeas|a cauliflower}?", "Write a {short|funny|formal|warm} {email|note|text} to {person} about {the party|a late delivery|the broken heating|our holiday}.", "Explain {photosynthesis|inflation|recursion|the offside rule|plate tectonics|compound interest} to {a child|me like I'm new|my grandmother}.",
    "How do I {fix a dripping tap|train for a half marathon|grow basil on a balcony|sew on a button|change a bike tube|learn Spanish quickly|descale a kettle|stop procrastinating}?", "Give me {number} ideas for {a birthday present|a rainy day with kids|a blog about bread|team names|a science project}.", "Plan a {weekend|week|day trip} in {city} for {a family|two friends|someone who loves museums} on a small budget.",
    "Translate '{Where is the station?|I'd like the bill, please.|See you tomorrow.}' into {Italian|Japanese|Dutch|Arabic}.", "Recommend a {book|film|board game|podcast} like {Dune|a cosy mystery|something for ten-year-olds}.", "What's the difference between {jam and marmalade|a lease and a loan|TCP and UDP|a crow and a raven}?", "Proofread this: 'Their going too the park {day}.'", "Why does {my cat|my sourdough|the moon|my computer's fan} {look different|make noise|behave so strangely} {at night|lately}?",
    "Write a {haiku|limerick|short poem} about {autumn|a lighthouse|{name}|my old bicycle}.", "Create a workout for {beginners|runners|people with bad knees} that takes {ten|thirty} minutes.", "My {son|daughter} {has a maths test|starts school|wants a hamster} {day}. {Any advice?|How can I help?}", "Can you write a Python function that {reverses a list|counts words|parses a date|removes duplicates}?", "Summarize the plot of {a heist film|Hamlet|a fairy tale} in {number} sentences.",
    "I {lost my keys|missed my train|spilled coffee on my laptop|forgot an anniversary}. What now?", "Is it {cheaper to fly or to take the train to {city}|ok to wash wool at 30 degrees|normal that babies hiccup|worth learning to code}?", "What do you think about {pineapple on pizza|working from home|cats versus dogs}?", "Name {number} {rivers in Europe|chess openings|uses for old jars|polite ways to say no}.",
)
PARAGRAPH = (
    "{name} went to the market {day} and bought apples, bread and a jar of honey.", "The meeting started late because the projector didn't work.", "We moved to {city} last spring, and the children like their new school.", "The old lighthouse keeper wrote a letter every week, although nobody answered.", "Sales rose by {number} percent in the third quarter, mainly in {city}.", "Please find attached the minutes and the list of open tasks.", "In the afternoon it rained so hard that the match was cancelled.", "The museum opens at ten and closes at six, except on Mondays.",
    "Our dog barks at the postman but sleeps through thunderstorms.", "He had always wanted to learn the violin, yet never found the time.", "The recipe asks for two cups of flour, but I only had one.", "After the storm, neighbours helped each other to clear the road.", "The train to {city} was full, so I stood near the door and read.", "{name} thinks the blue paint is better; I prefer green.", "The professor explained the theorem twice, and still half of us were lost.", "In chapter three the detective finds a bloody knife, which turns out to be a prop.", "Soldiers had fired on the castle for {number} days before it fell in 1645.", "The report on crime says that thefts fell while fraud rose.",
)
TASKS = ("Summarize this text:", "Translate the following into French.", "Correct the grammar:", "What is the main point here?", "Turn this into bullet points:", "Continue the story:", "Rewrite this more politely.", "Write a title for this:", "Is this well written?", "Make it half as long:")


def everyday(rng: random.Random) -> str:
    """A word to several paragraphs."""
    kind = rng.random()
    if kind < 0.2:
        return fill(rng.choice(SHORT), rng)
    if kind < 0.7:
        return fill(rng.choice(SENTENCES), rng)
    text = " ".join(fill(rng.choice(PARAGRAPH), rng) for _ in range(rng.choice((2, 3, 4, 6, 9))))
    task = rng.choice(TASKS)
    return f"{task} {text}" if rng.random() < 0.7 else f"{text}\n\n{task}"


def bury(text: str, rng: random.Random) -> str:
    """The text in the middle of a long harmless one."""
    before, after = (" ".join(fill(rng.choice(PARAGRAPH), rng) for _ in range(rng.choice((1, 2)))) for _ in range(2))
    return f"{before} {text} {after}"
