import type { Assessment, AssessmentTimings, TextSpan } from './assessment.ts';

/**
 * One assessment from those of a text's chunks: a text is as unsafe as its most unsafe chunk. Scores are the largest,
 * spans are joined, tokens and times are added up.
 * @param parts - At least one; of one task and one model.
 * @throws RangeError when there are none, or when tasks or models differ.
 * Source: max-pooling over windows with overlap, which recovers what dilution in a long text hides.
 */
export function mergeAssessments(parts: readonly Assessment[]): Assessment {
  const [first] = parts;
  if (first === undefined) {
    throw new RangeError('parts: there are none; a text without chunks has no assessment');
  }
  for (const [index, { task, model }] of parts.entries()) {
    if (task !== first.task) {
      throw new RangeError(`parts[${index}].task: is ${task}, but the first is ${first.task}`);
    }
    if (model.id !== first.model.id || model.revision !== first.model.revision) {
      throw new RangeError(`parts[${index}].model: is not that of the first`);
    }
  }
  return {
    ...first,
    unsafeScore: Math.max(...parts.map((part) => part.unsafeScore)),
    categoryScores: maxByCode(parts.map((part) => part.categoryScores)),
    spans: joinSpans(parts.flatMap((part) => part.spans)),
    tokens: {
      cached: sum(parts.map((part) => part.tokens.cached)),
      computed: sum(parts.map((part) => part.tokens.computed)),
    },
    timings: sumTimings(parts.map((part) => part.timings)),
  };
}

/** A code that a chunk does not name adds nothing; a score that is no number stays visible in the result. */
function maxByCode(
  records: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, number>> {
  const scores = new Map<string, number>();
  for (const [code, score] of records.flatMap((record) => Object.entries(record))) {
    scores.set(code, Math.max(scores.get(code) ?? 0, score));
  }
  return Object.fromEntries(scores);
}

/** The union, in order; spans that touch or overlap become one. */
function joinSpans(spans: readonly TextSpan[]): readonly TextSpan[] {
  const joined: TextSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

/** Chunks run one after another, and each counts only its own time: the sum is the time that the check took. */
function sumTimings(timings: readonly AssessmentTimings[]): AssessmentTimings {
  return {
    queueMs: sum(timings.map((one) => one.queueMs)),
    tokenizeMs: sum(timings.map((one) => one.tokenizeMs)),
    prefillMs: sum(timings.map((one) => one.prefillMs)),
    forwardMs: sum(timings.map((one) => one.forwardMs)),
    totalMs: sum(timings.map((one) => one.totalMs)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
