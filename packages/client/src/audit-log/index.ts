export type { CheckReport } from '../chat/chat-guard.ts';
export type { AuditEntry, Evidence } from './audit-entry.ts';
export { AuditLog, type AuditLogOptions } from './audit-log.ts';
export { hashPolicy } from './hash-policy.ts';
