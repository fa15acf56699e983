import { expect, it } from 'vitest';
import { emptyHistory, recordChange, stepHistory } from './settings-history.ts';
import { defaultSettings, type StudioSettings } from './studio-settings.ts';

const at = (threshold: number): StudioSettings => ({
  ...defaultSettings,
  policy: { ...defaultSettings.policy, threshold },
});

it('goes back and forward again', () => {
  const changed = recordChange(recordChange(emptyHistory, at(0.1), 5000), at(0.2), 9000);
  const back = stepHistory(changed, at(0.3), 'back');
  expect(back?.settings).toEqual(at(0.2));
  const further = back && stepHistory(back.history, back.settings, 'back');
  expect(further?.settings).toEqual(at(0.1));
  const forward = further && stepHistory(further.history, further.settings, 'forward');
  expect(forward?.settings).toEqual(at(0.2));
});

it('takes the way of a slider for one change', () => {
  let history = recordChange(emptyHistory, at(0.1), 5000);
  for (let step = 1; step < 20; step += 1) {
    history = recordChange(history, at(0.1 + step / 100), 5000 + step * 30);
  }
  expect(stepHistory(history, at(0.5), 'back')?.settings).toEqual(at(0.1));
});

it('forgets what was taken back when something else is changed', () => {
  const back = stepHistory(recordChange(emptyHistory, at(0.1), 5000), at(0.2), 'back');
  const changed = back && recordChange(back.history, back.settings, 9000);
  expect(changed?.future).toEqual([]);
});

it('has no step where there is none', () => {
  expect(stepHistory(emptyHistory, at(0.1), 'back')).toBeUndefined();
  expect(stepHistory(emptyHistory, at(0.1), 'forward')).toBeUndefined();
});
