/** Who speaks: the person (`user`) or the assistant that is being guarded (`agent`, as Llama Guard calls it). */
export type Role = 'user' | 'agent';

/** One message of a conversation. */
export interface Turn {
  readonly role: Role;
  readonly text: string;
}

/** A conversation, oldest turn first. The last turn is the one that is judged. */
export type Conversation = readonly Turn[];

/**
 * What is asked about the last turn: is the user's message unsafe, or the agent's answer to it?
 * Source: Llama Guard paper (arXiv 2312.06674), prompt classification and response classification.
 */
export type GuardTask = 'prompt-classification' | 'response-classification';
