import type { Assistant, AssistantChoice } from './assistant.ts';
import { builtInAssistant } from './built-in-assistant.ts';
import { endpointAssistant } from './endpoint-assistant.ts';
import { answerTo } from './scripted-assistant.ts';

/** The assistant that a person has chosen. */
export function chooseAssistant(choice: AssistantChoice): Assistant {
  switch (choice.kind) {
    case 'endpoint':
      return endpointAssistant(choice);
    case 'built-in':
      return builtInAssistant;
    default:
      return (conversation) => Promise.resolve(answerTo(conversation.at(-1)?.text ?? ''));
  }
}
