// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import type { Statement } from '../../../src/store/index.ts';
import { counted, stored, tablet, vials } from '../made-up.ts';
import { now, openApp } from '../open-app.tsx';

afterEach(cleanup);

const storedAs = { device: 'c'.repeat(20), seq: 5 };
const kept = { ...counted(now, vials(1, 2, 3), stored(7, now)), storedAs };

async function sealedBy(view: string, button: string) {
  const sealed: Statement[] = [];
  const { device, seq } = kept.event;
  openApp(tablet([kept]), {}, `/journal/${view}/${device}/${seq}`, {
    seal: async (statement) => {
      sealed.push(statement);
      return kept.event;
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: button }));
  return sealed.map((it) => it.body);
}

it('a correction names a count as the record has it', async () => {
  expect(await sealedBy('corriger', 'Enregistrer la correction')).toMatchObject([{ replaces: storedAs }]);
});

it('so does a withdrawal', async () => {
  expect(await sealedBy('retirer', 'Retirer cet enregistrement')).toMatchObject([{ voids: storedAs }]);
});
