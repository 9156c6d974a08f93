import { expect, it } from 'vitest';
import './frame-host.ts';

const moment = (): Promise<string> => new Promise((done) => setTimeout(done, 500, 'waits'));

it('WID-25 a call from before the frame is there waits for it, and is cancelled as the frame leaves the page', async () => {
  const frame = document.createElement('rubricon-frame');
  // A page that does not answer; an empty one is loaded before it.
  frame.src = '/demo.css';
  const score = frame.score().catch((error: Error) => error.name);
  document.body.append(frame);
  expect(await Promise.race([score, moment()])).toBe('waits');
  frame.remove();
  expect(await Promise.race([score, moment()])).toBe('AbortError');
});

it('WID-25 a call is cancelled where the frame leaves the page before anything was loaded', async () => {
  const frame = document.createElement('rubricon-frame');
  frame.src = '/demo.css';
  const score = frame.score().catch((error: Error) => error.name);
  document.body.append(frame);
  frame.remove();
  expect(await Promise.race([score, moment()])).toBe('AbortError');
});
