import type { DrillRow } from '../drill-rows.ts';

const held = 'what is safe in every reading';

/** What a text does to the guard. */
export const attackRows = {
  'control-tokens': {
    fault: 'Every special token and delimiter of each protocol, in each turn; fake turns',
    seen: 'the verdict on the text as a text',
    sent: held,
    units: [
      {
        file: 'packages/engine/src/llama-guard-tokens.test.ts',
        title: 'by any control token in turn',
      },
      { file: 'packages/engine/src/llama-guard-tokens.test.ts', title: 'by any delimiter in turn' },
      {
        file: 'packages/engine/src/text-encoder.test.ts',
        title: 'never makes a control token of a text',
      },
      {
        file: 'packages/policy/src/protocols/render-prompt.property.test.ts',
        title: 'gives back the turns it was made of, whatever they say',
      },
      {
        file: 'packages/policy/src/protocols/prompt-structure.test.ts',
        title: 'is the same whatever delimiter turn %i has',
      },
      {
        file: 'packages/engine/src/control-tokens.property.test.ts',
        title: 'every control token, in each turn',
      },
    ],
  },
  'random-texts': {
    fault: '100,000 random strings of bytes, code units, characters and torn control tokens',
    seen: 'the verdict on the text as a text',
    sent: held,
    units: [
      {
        file: 'packages/engine/src/control-tokens.property.test.ts',
        title: 'of pocket-guard: 100,000 random texts',
      },
    ],
  },
  'long-text': {
    fault: 'Harm at the start, in the middle or at the end of a long text',
    seen: 'the worst verdict of its windows, which cover it all',
    sent: 'nothing',
    units: [
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'finds harm at the start, in the middle and at the end',
      },
      {
        file: 'packages/policy/src/plan-chunks.property.test.ts',
        title: 'chunks cover a text exactly',
      },
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'behind a message that is too long for any context',
      },
    ],
  },
  'endless-text': {
    fault: 'A text of 100,000 characters, with harm at its start, in the middle or at its end',
    seen: '“too long to be checked”',
    sent: 'nothing',
  },
  'disguised-text': {
    fault:
      'Zero-width, bidirectional and tag characters, look-alikes, marks, leetspeak, spaced letters, base64, hexadecimal, ROT13, reversal, entities, Markdown and code fences',
    seen: 'the worst verdict of its readings; the figures are in the table of attacks',
    sent: held,
    units: [
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'finds harm behind disguised characters',
      },
      { file: 'packages/policy/src/views/text-views.test.ts', title: 'reads through %s' },
      { file: 'packages/policy/src/views/text-views.test.ts', title: 'writes out %s' },
      {
        file: 'packages/policy/src/views/text-views.property.test.ts',
        title: 'any text is judged as it is',
      },
    ],
  },
  'strange-characters': {
    fault: 'Lone surrogates, NUL, newlines without end, right-to-left text',
    seen: 'a verdict, or “too long to be checked”, in time',
    sent: held,
    units: [
      {
        file: 'packages/engine/src/hostile-texts.test.ts',
        title: 'is covered whole, or refused, in time',
      },
      {
        file: 'packages/policy/src/views/text-views.property.test.ts',
        title: 'a million newlines',
      },
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'refuses a million newlines at once',
      },
    ],
  },
  'answer-in-no-format': {
    fault: 'A model that answers in no format',
    seen: '“could not be checked”: no parse failure is ever safe',
    sent: 'nothing',
    units: [
      {
        file: 'packages/policy/src/parse-completion.property.test.ts',
        title: 'is safe only when it is the word itself',
      },
      {
        file: 'packages/policy/src/parse-completion.property.test.ts',
        title: 'an answer in the format is read as it was meant',
      },
      {
        file: 'packages/engine/src/judge-generated.test.ts',
        title: 'never takes an answer in another format for safe',
      },
    ],
  },
  'random-scores': {
    fault: 'Any scores under any policy',
    seen: 'a verdict that is never weaker for a higher score or a lower threshold',
    sent: 'what the policy lets pass',
    units: [
      {
        file: 'packages/policy/src/decide-verdict.property.test.ts',
        title: 'is never weaker for a higher score',
      },
      {
        file: 'packages/policy/src/decide-verdict.property.test.ts',
        title: 'is never weaker under a lower threshold',
      },
    ],
  },
  'random-policies': {
    fault: 'Any policy and any taxonomy, read back from JSON',
    seen: 'what they say; a text that was not checked never passes as if it were safe',
    sent: 'what the policy lets pass',
    units: [
      {
        file: 'packages/policy/src/parse-policy.property.test.ts',
        title: 'a policy and a taxonomy survive the way through JSON',
      },
      {
        file: 'packages/policy/src/parse-policy.property.test.ts',
        title: 'no policy that can be read lets unchecked texts pass as if they were safe',
      },
    ],
  },
  'random-gate': {
    fault: 'Random sequences of texts, sends, verdicts and decisions at the gate',
    seen: 'what the gate says',
    sent: 'only the text in the field, once for each send, on a verdict or a word that lets it pass',
    units: [
      {
        file: 'packages/guarded-chat/src/gate.property.test.ts',
        title: 'releases only the text in the field',
      },
      {
        file: 'packages/guarded-chat/src/gate.property.test.ts',
        title: 'releases a text once for each send',
      },
    ],
  },
  'random-faults': {
    fault: 'Random schedules of crashes, lost devices, failed loads, aborts and changed policies',
    seen: 'a verdict in time for every check',
    sent: 'nothing that no worker found safe',
    units: [
      {
        file: 'packages/client/src/guard-faults.property.test.ts',
        title: 'whatever happens to its workers',
      },
    ],
  },
  'random-events': {
    fault:
      'Random sequences of typing, keys, input methods, clicks, submits, edits by script and verdicts',
    seen: 'what the gate says',
    sent: 'only text that was checked, and only while it was in the field',
  },
} as const satisfies Readonly<Record<string, DrillRow>>;
