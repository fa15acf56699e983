export * from './charts.ts';
export { renderReport, type ReportInput } from './render-report.ts';
export * from './worst-errors.ts';
