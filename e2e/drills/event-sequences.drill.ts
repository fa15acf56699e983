import { expect } from '@playwright/test';
import * as fc from 'fast-check';
import { drill, openReady } from './drill.ts';

/** What a person or a script does to the chat; `text` is one of three. */
type Act =
  | { readonly act: 'type' | 'set'; readonly text: string }
  | {
      readonly act: 'enter' | 'compose' | 'click' | 'submit' | 'cancel' | 'replace' | 'move';
    }
  | { readonly act: 'wait'; readonly ms: number };

const text = fc.constantFrom('morning', 'unsafe', 'evening');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('type' as const, 'set' as const), text }),
  fc.record({
    act: fc.constantFrom(
      'enter' as const,
      'compose' as const,
      'click' as const,
      'submit' as const,
      'cancel' as const,
      'replace' as const,
      'move' as const,
    ),
  }),
  fc.record({ act: fc.constant('wait' as const), ms: fc.constantFrom(0, 5, 25) }),
);

/** Does all of it in the page; texts end in the number of the run, so that each is judged in its own run. */
async function perform({ acts, run }: { acts: readonly Act[]; run: number }): Promise<void> {
  const press = { key: 'Enter', bubbles: true, cancelable: true };
  for (const one of acts) {
    const field = document.querySelector('textarea');
    switch (one.act) {
      case 'type':
      case 'set':
        if (field) field.value = `${one.text} ${run}`;
        if (one.act === 'type') field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
        break;
      case 'enter':
        field?.dispatchEvent(new KeyboardEvent('keydown', press));
        field?.dispatchEvent(new KeyboardEvent('keyup', press));
        break;
      case 'compose':
        // An input method: the Enter that ends its word sends nothing.
        field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        field?.dispatchEvent(new KeyboardEvent('keydown', { ...press, isComposing: true }));
        field?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
        break;
      case 'click':
        document
          .querySelector('form button')
          ?.dispatchEvent(
            new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }),
          );
        break;
      case 'submit':
        document.querySelector('form')?.requestSubmit();
        break;
      case 'cancel':
        document.querySelector('guarded-chat')?.shadowRoot?.querySelector('button')?.click();
        break;
      case 'replace':
        field?.replaceWith(field.cloneNode());
        break;
      case 'move': {
        const element = document.querySelector('guarded-chat');
        element?.parentNode?.append(element);
        break;
      }
      default:
        await new Promise((resolve) => {
          setTimeout(resolve, one.ms);
        });
    }
  }
  // All answers that are on their way come within this time.
  await new Promise((resolve) => {
    setTimeout(resolve, 40);
  });
}

/** Lets every answer take its time, up to 20 ms. */
const slowAnswers = `
const tell = self.postMessage;
let turn = 0;
self.postMessage = (message, transfer) => {
  turn += 7;
  if (message?.value?.assessment) setTimeout(() => tell(message, transfer), turn % 20);
  else tell(message, transfer);
};`;

drill('random-events', { model: 'fake', fault: () => slowAnswers }, async ({ page, tab }) => {
  await openReady(tab);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      run += 1;
      await page.evaluate(perform, { acts, run });
      await tab.expectOnlyCheckedSent();
    }),
    { numRuns: 100, interruptAfterTimeLimit: 20_000 },
  );
  // On a machine that does many other things the time ends it early.
  expect(await tab.sent.count()).toBeGreaterThan(5);
});
