import type { StrResult } from '@lit/localize/internal/str-tag.js';
import type { ChatTexts } from './chat-texts.ts';

/** The messages that every locale has: all of `ChatTexts` but what is looked up by name. */
export type MessageId = Exclude<keyof ChatTexts, 'category' | 'advice' | 'reason'>;

/** A message in the form of `@lit/localize`: in the place of each value stands its index. */
export type MessageTemplate = string | StrResult;

/** The categories that have plain words: those of Llama Guard 1, 2 and 3, by name. Other taxonomies' are shown as named. */
type KnownCategory =
  | 'Violent Crimes'
  | 'Non-Violent Crimes'
  | 'Sex Crimes'
  | 'Child Exploitation'
  | 'Defamation'
  | 'Specialized Advice'
  | 'Privacy'
  | 'Intellectual Property'
  | 'Indiscriminate Weapons'
  | 'Hate'
  | 'Self-Harm'
  | 'Sexual Content'
  | 'Elections'
  | 'Code Interpreter Abuse'
  | 'Violence and Hate'
  | 'Criminal Planning'
  | 'Guns and Illegal Weapons'
  | 'Regulated or Controlled Substances';

/** Why there is no verdict, as far as it matters to a person. */
export type Reason =
  | 'out-of-reach'
  | 'damaged'
  | 'not-supported'
  | 'no-room'
  | 'broke-off'
  | 'too-slow'
  | 'too-long';

/** Words that are looked up by name, and loaded with the element: they are seldom needed at once. */
export interface NamedTexts {
  /** Plain words for a category, and what a person can do. */
  readonly categories: Readonly<Record<KnownCategory, readonly [words: string, advice: string]>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

/** A locale's file: complete, or it does not compile. */
export interface LocaleModule extends NamedTexts {
  readonly templates: Readonly<Record<MessageId, MessageTemplate>>;
}
