import { auroc } from '../metrics/auroc.ts';
import { averagePrecision } from '../metrics/average-precision.ts';
import { brierScore } from '../metrics/brier-score.ts';
import {
  accuracy,
  f1,
  falsePositiveRate,
  macroF1,
  precision,
  recall,
} from '../metrics/confusion.ts';
import { expectedCalibrationError } from '../metrics/reliability.ts';
import type { Metric } from '../metrics/resample.ts';
import { operatingPointAt } from '../metrics/roc-curve.ts';

/** Name of a figure of the binary decision. */
export type FigureName =
  | 'f1'
  | 'precision'
  | 'recall'
  | 'falsePositiveRate'
  | 'accuracy'
  | 'macroF1'
  | 'auroc'
  | 'averagePrecision'
  | 'recallAt1'
  | 'recallAt5'
  | 'brierScore'
  | 'expectedCalibrationError';

/** Every figure, each in [0, 1]: the first six are of the verdicts, the others of the scores. */
export const figureMetrics: Readonly<Record<FigureName, Metric>> = {
  f1: ({ confusion }) => f1(confusion),
  precision: ({ confusion }) => precision(confusion),
  recall: ({ confusion }) => recall(confusion),
  falsePositiveRate: ({ confusion }) => falsePositiveRate(confusion),
  accuracy: ({ confusion }) => accuracy(confusion),
  macroF1: ({ confusion }) => macroF1(confusion),
  auroc: ({ groups }) => auroc(groups),
  averagePrecision: ({ groups }) => averagePrecision(groups),
  recallAt1: ({ groups }) => operatingPointAt(groups, 0.01)?.truePositiveRate,
  recallAt5: ({ groups }) => operatingPointAt(groups, 0.05)?.truePositiveRate,
  brierScore: ({ groups }) => brierScore(groups),
  expectedCalibrationError: ({ groups }) => expectedCalibrationError(groups),
};

/** What the figures are called in reports. */
export const figureNames: Readonly<Record<FigureName, string>> = {
  f1: 'F1',
  precision: 'Precision',
  recall: 'Recall',
  falsePositiveRate: 'False positive rate',
  accuracy: 'Accuracy',
  macroF1: 'Macro F1',
  auroc: 'AUROC',
  averagePrecision: 'AUPRC (average precision)',
  recallAt1: 'Recall at 1 % false positives',
  recallAt5: 'Recall at 5 % false positives',
  brierScore: 'Brier score',
  expectedCalibrationError: 'Expected calibration error',
};
