import { promptRow } from '../rows/evaluation-row.ts';
import { textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, namedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  vcr: 'S1',
  ncr: 'S2',
  src: 'S3',
  cse: 'S4',
  dfm: 'S5',
  spc_fin: 'S6',
  spc_hlt: 'S6',
  spc_lgl: 'S6',
  spc_ele: 'S13',
  prv: 'S7',
  ipv: 'S8',
  iwp: 'S9',
  hte: 'S10',
  ssh: 'S11',
  sxc_prn: 'S12',
};

/** AILuminate 1.0, demonstration prompts: requests under the hazards of MLCommons. */
export const ailuminateDemo: DataSetAdapter = {
  id: 'ailuminate-demo',
  name: 'AILuminate demo',
  origin: {
    url: 'https://github.com/mlcommons/ailuminate',
    file: 'airr_official_1.0_demo_en_us_prompt_set_release.csv',
  },
  licence: 'CC-BY-4.0',
  labelMap:
    'All unsafe: they are requests to a chat bot that hold a hazard. `hazard` vcr to S1, ncr S2, src S3, cse S4, dfm S5, ' +
    'spc_fin, spc_hlt and spc_lgl S6, prv S7, ipv S8, iwp S9, hte S10, ssh S11, sxc_prn S12, spc_ele S13.',
  reportedMetric:
    'Recall by hazard and hazard top-1; without safe rows there is no precision, FPR or AUROC',
  formatSource: 'the README of its authors and the file itself',
  notes: [
    'The benchmark itself judges the answers to these prompts; some prompts are mild.',
    'pocket-guard is trained on rows of this file: its figures here say nothing about new texts.',
  ],
  toRows: (record) => [
    promptRow(textField(record, 'prompt_text'), {
      source: 'ailuminate-demo',
      unsafe: true,
      categories: namedCategories([textField(record, 'hazard')], hazards),
    }),
  ],
};
