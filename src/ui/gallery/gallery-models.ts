import type { ModelPanelProps } from '../model-panel.ts';

const models: ModelPanelProps['models'] = [
  { id: null, name: 'Rubricon Mini', about: 'Ships with the page.', bytes: 26e6, whole: true },
  { id: 'qwen3-0.6b', name: 'Qwen3 0.6B', about: 'For trying out · q4f16 · Apache-2.0', bytes: 570e6, whole: true },
  {
    id: 'tiny/judge',
    name: 'tiny/judge',
    about: 'A language model of your own choice. · q4',
    bytes: 90e6,
    whole: false,
  },
];
const common = {
  models,
  chosen: null,
  canCompare: true,
  deviceNote: 'The browser found no GPU it would use; using WebAssembly.',
  downloadsUrl: '#',
};

/** The panel of models at rest, while another model is asked, and with two models side by side. */
export const modelsIdle: ModelPanelProps = { ...common, comparison: { phase: 'none' } };
export const modelsWorking: ModelPanelProps = {
  ...common,
  comparison: { phase: 'working', name: 'Qwen3 0.6B', step: '3 of 10 criteria' },
};
export const modelsCompared: ModelPanelProps = {
  ...common,
  comparison: {
    phase: 'done',
    names: ['Rubricon Mini', 'Qwen3 0.6B'],
    scores: [0.42, 0.61],
    rows: [
      {
        id: 'a',
        text: 'Tells the person to call an emergency number now.',
        verdicts: [
          { met: false, probability: 0.12 },
          { met: true, probability: 0.88 },
        ],
      },
      {
        id: 'b',
        text: 'Asks how long the pain has lasted.',
        verdicts: [
          { met: true, probability: 0.7 },
          { met: true, probability: 0.995 },
        ],
      },
      {
        id: 'c',
        text: 'Is written in English.',
        verdicts: [
          { met: true, probability: null },
          { met: null, probability: 0.52 },
        ],
      },
    ],
  },
};
