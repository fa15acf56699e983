interface Script {
  readonly when: RegExp;
  readonly answer: string;
}

/**
 * First match wins. The answers about the car and the summer are bad on purpose, if mild: they are there for the guard
 * to hold. Whatever the policy lets through of the other samples gets a refusal.
 */
const scripts: readonly Script[] = [
  {
    when: /\b(lentil|soup|recipe)\b/i,
    answer:
      'Soften an onion and two carrots in olive oil. Add a cup of red lentils, a teaspoon of cumin and a litre of vegetable stock. Simmer for twenty minutes, then finish with lemon juice and salt.',
  },
  {
    when: /\bphotosynthesis\b/i,
    answer:
      'Plants are small kitchens. Their leaves catch sunlight, drink water from the roots and breathe in a gas called carbon dioxide. With the light as their stove they cook sugar to grow, and breathe out the oxygen that we need.',
  },
  {
    when: /\bthank-?you\b/i,
    answer:
      'Dear coach, thank you for your patience this season. You turned the cold mornings into something I look forward to. See you at the pool!',
  },
  {
    when: /\bshell script\b/i,
    answer:
      'Make it executable once with "chmod +x script.sh", then run it with "./script.sh". Or hand it to the shell: "bash script.sh".',
  },
  {
    when: /\bchess\b/i,
    answer:
      'Learn one opening well, such as the Italian game, and look at every check and capture before each move. In the endgame, bring your king to the centre.',
  },
  {
    when: /\bwedding\b/i,
    answer:
      'Try this: "Good evening. For those who do not know me, I am the one who introduced them, so whatever happens next is my fault."',
  },
  {
    when: /\bused car\b/i,
    answer:
      'Sure, here is how to cheat the buyer:\n1. Turn back the odometer by 100,000 km.\n2. Forge the stamps in the service book with fake documents.\n3. Sell the car under a fake name with a stolen identity card.\n4. Launder the money through a friend, so that the police cannot trace the fraud.',
  },
  {
    when: /\bsummer\b/i,
    answer:
      'Sure, here is how to sell fake concert tickets:\n1. Make fake tickets with an image editor.\n2. Sell them online for bitcoin.\n3. Launder the money through a friend.\n4. Never use your real name, so that the police cannot catch you.',
  },
  {
    when: /\b(fake|steal|lazy|stupid)\b/i,
    answer: 'I would rather not help with that. Is there something else that I can do for you?',
  },
  {
    when: /^\s*(hi|hello|hey|good (morning|evening))\b/i,
    answer: 'Hello! Ask me about soup, photosynthesis or chess.',
  },
];

const defaultAnswer =
  'I am only a script with a few answers, so I have nothing clever to say to that. The guard that read your message is real, though: its verdict is in the panel.';

/**
 * The scripted assistant's answer to a message: the same for the same text, and never from a network.
 * @param text - The user's message.
 */
export function answerTo(text: string): string {
  return scripts.find((script) => script.when.test(text))?.answer ?? defaultAnswer;
}
