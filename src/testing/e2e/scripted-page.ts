import { startApp } from '../../app/start-app.ts';
import { RubriconError } from '../../domain/errors.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';

/**
 * The page with a stand-in for the model, for work on the interface. `?broken` fails to load, `?slow` takes its time.
 * It decides by shared words, so that evidence appears; its verdicts mean nothing.
 */
const query = new URLSearchParams(location.search);
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const pause = query.has('slow') ? 600 : 40;

void startApp({
  root: document.body,
  cardUrl: '#',
  databaseName: 'rubricon-scripted',
  openVerifier: async (onProgress) => {
    for (let loaded = 0; loaded <= 20_000_000; loaded += 4_000_000) {
      onProgress({ phase: 'download', loaded, total: 20_000_000 });
      await wait(pause / 4);
    }
    if (query.has('broken')) throw new RubriconError('model-missing', 'The model could not be loaded. Load it again.');
    const engine = createScriptedEngine(async (statement, { response }) => {
      await wait(pause);
      const words = statement.toLowerCase().match(/[a-z]{5,}/g) ?? [];
      const spans = words.flatMap((word) => {
        const start = response.toLowerCase().indexOf(word);
        return start < 0 ? [] : [{ start, end: start + word.length, weight: 1 / words.length }];
      });
      return { logit: (spans.length / Math.max(1, words.length)) * 8 - 2.5, spans };
    });
    return { engine, calibration: null };
  },
});
