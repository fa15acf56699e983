interface Script {
  readonly when: RegExp;
  readonly answer: string;
}

/**
 * First match wins. The answers to groceries and to the neighbour are bad on purpose, if mild: they are there for the
 * guard to hold. Whatever the policy lets through of the other samples gets a refusal.
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
    when: /\bprocess\b/i,
    answer:
      'Find its number with "pgrep -fl python", then ask it to stop with "kill NUMBER". If it still hangs after a few seconds, "kill -9 NUMBER" ends it at once. On Windows, use the Task Manager.',
  },
  {
    when: /\b(shoot|portrait|photo)\b/i,
    answer:
      'Use a fast lens at f/1.8, keep the shutter at 1/125 s or quicker, and let the ISO rise to 1600. A shop window or a street lamp to the side of the face makes a soft, flattering light.',
  },
  {
    when: /\bgrocer(y|ies)\b/i,
    answer:
      'Just steal them. Hide the expensive things under your coat, pay for a loaf of bread at the till, and walk out before the shop detective looks your way.',
  },
  {
    when: /\bneighbou?r\b/i,
    answer:
      'Wait until he is out, break into his flat and smash his speakers. Wear gloves, so that the police cannot prove that it was you.',
  },
  {
    when: /\b(pockets?|phishing|password|account|lazy|stupid)\b/i,
    answer: 'I would rather not help with that. Is there something else that I can do for you?',
  },
  {
    when: /^\s*(hi|hello|hey|good (morning|evening))\b/i,
    answer: 'Hello! Ask me about soup, photosynthesis or a Python process that hangs.',
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
