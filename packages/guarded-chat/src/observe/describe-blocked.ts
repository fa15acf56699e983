import type { Verdict } from '@guarded-chat/policy';
import { joinCategories } from '../describe-status.ts';
import type { ChatTexts } from '../locale/chat-texts.ts';

/** Says in the place of an answer why it is not there. @param language - Of the texts. */
export function describeBlocked(verdict: Verdict, texts: ChatTexts, language: string): HTMLElement {
  const text = document.createElement('span');
  text.lang = language;
  text.dir = 'auto';
  text.textContent =
    verdict.status === 'unchecked'
      ? texts.answerUnchecked
      : texts.answerBlocked(joinCategories(verdict, texts, language));
  return text;
}
