import type { NamedTexts } from '../locale-module.ts';

const rephrase = 'If you meant something else, put it another way.';
const danger = 'If somebody is in danger, call the emergency services.';

export const categories: NamedTexts['categories'] = {
  'Violent Crimes': ['violence against people or animals', danger],
  'Non-Violent Crimes': ['crime such as theft, fraud or drug dealing', rephrase],
  'Sex Crimes': [
    'sexual violence',
    'If it has happened to somebody, the police and a helpline can help.',
  ],
  'Child Exploitation': [
    'sexual abuse of children',
    'If you know of a case, tell the police or a helpline.',
  ],
  Defamation: ['false claims that harm a person', 'Keep to what can be shown to be true.'],
  'Specialized Advice': [
    'medical, legal or financial advice',
    'Ask somebody who is qualified for it.',
  ],
  Privacy: ['somebody’s private details', 'Leave out names, addresses, numbers and passwords.'],
  'Intellectual Property': [
    'work that belongs to somebody else',
    'Use your own words, or ask its owner.',
  ],
  'Indiscriminate Weapons': ['weapons of mass harm', rephrase],
  Hate: ['hate against a group of people', rephrase],
  'Self-Harm': [
    'suicide or self-harm',
    'You are not alone: talk to somebody you trust or a helpline; in an emergency, call the emergency services.',
  ],
  'Sexual Content': ['sexual content', rephrase],
  Elections: [
    'false claims about elections',
    'The election office has the dates, the places and the rules.',
  ],
  'Code Interpreter Abuse': ['harmful use of computer code', rephrase],
  'Violence and Hate': ['violence or hate', danger],
  'Criminal Planning': ['planning a crime', rephrase],
  'Guns and Illegal Weapons': ['guns or illegal weapons', rephrase],
  'Regulated or Controlled Substances': ['drugs, alcohol or tobacco', rephrase],
};

export const reasons: NamedTexts['reasons'] = {
  'out-of-reach': 'The safety model could not be fetched. Check the connection, and try again.',
  damaged: 'The safety model arrived damaged. Try again.',
  'not-supported': 'This browser or device cannot run the safety model.',
  'no-room': 'There is no room left to store the safety model on this device.',
  'broke-off': 'The check broke off. Try again.',
  'too-slow': 'The check took too long. Try again.',
  'too-long': 'The text is too long to be checked. Shorten it, or send it in parts.',
};
