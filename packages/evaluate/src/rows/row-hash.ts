import type { EvaluationRow } from './evaluation-row.ts';

/**
 * Names a row by its task and texts, so that results of two runs can be compared without keeping the texts.
 * @returns SHA-256, hexadecimal.
 */
export async function rowHash({
  task,
  conversation,
}: Pick<EvaluationRow, 'task' | 'conversation'>): Promise<string> {
  const texts = conversation.map((turn) => turn.text);
  return sha256Hex(JSON.stringify([task, ...texts]));
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
