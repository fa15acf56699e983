import { createFakeGuardModel } from './fake-guard-model.ts';
import { describeGuardModel } from './guard-model-contract.ts';

describeGuardModel('the fake guard model', () => Promise.resolve(createFakeGuardModel()));
describeGuardModel('the fake guard model with a head that compares', () =>
  Promise.resolve(createFakeGuardModel({ protocol: 'pocket-guard-2' })),
);
