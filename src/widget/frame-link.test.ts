import { expect, it } from 'vitest';
import { createFrameLink } from './frame-link.ts';

const open = () =>
  createFrameLink({ target: { postMessage: () => {} }, origin: 'https://tool.example', onMessage: () => {} });

it('WID-25 a call that waits when the framed page is given up says why', async () => {
  const link = open();
  const asked = link.ask({ kind: 'score' });
  link.close(new Error('The framed page did not answer.'));
  await expect(asked).rejects.toThrow('did not answer');
});

it('WID-25 a call that waits when the frame has gone is cancelled', async () => {
  const link = open();
  const asked = link.ask({ kind: 'score' });
  link.close();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
