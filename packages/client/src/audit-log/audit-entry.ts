import type { GuardTask } from '@guarded-chat/policy';
import type { CheckReport } from '../chat/chat-guard.ts';
import { toVerdictJson, type VerdictJson } from '../formats/verdict-json.ts';
import { hashPolicy } from './hash-policy.ts';

/** Whose text is kept beside the verdict: nobody's, that of verdicts other than safe, or everybody's. */
export type Evidence = 'none' | 'flagged' | 'all';

/** One check, as it is kept and exported. */
export interface AuditEntry extends VerdictJson {
  /** When the check ended: ISO 8601, in UTC. */
  readonly time: string;
  readonly task: GuardTask;
  /** Names the policy: see `hashPolicy`. Absent where the page is no secure context. */
  readonly policyHash?: string;
  /** The text that was judged: only where `evidence` asks for it. */
  readonly text?: string;
}

/** The entry for a check that has just ended. */
export async function createEntry(report: CheckReport, evidence: Evidence): Promise<AuditEntry> {
  const time = new Date().toISOString();
  const { task, verdict, text, policy } = report;
  const policyHash = 'subtle' in crypto ? await hashPolicy(policy) : undefined;
  const isKept = evidence === 'all' || (evidence === 'flagged' && verdict.status !== 'safe');
  return {
    ...toVerdictJson(verdict),
    time,
    task,
    ...(policyHash !== undefined && { policyHash }),
    ...(isKept && { text }),
  };
}
