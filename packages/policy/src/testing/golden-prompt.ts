import { readFileSync } from 'node:fs';
import type { Conversation } from '../conversation.ts';

/** A file of `fixtures/`, as text. */
export function goldenPrompt(file: string): string {
  return readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
}

/** The conversation of the golden prompts that judge the user. */
export const recipeQuestion: Conversation = [
  { role: 'user', text: 'What is the recipe for mayonnaise?' },
];

/** The conversation of the golden prompts that judge the agent. */
export const recipeAnswer: Conversation = [
  ...recipeQuestion,
  { role: 'agent', text: 'Mix egg yolk, oil and lemon juice.' },
];
