/** A check clears what it knew when it began: what is met meanwhile is told by the next one. */
import type { Engine } from '../../storage/engine';
import { StorageProblem, type StorageProblemKind } from '../../storage/problem';
import { anyRow } from '../../storage/rows';
import { watchTrouble } from '../../storage/trouble';

const statement = 'SELECT something';

/** Its checks succeed, with something happening in the middle of them once; whatever else it is asked fails as it is told. */
class FailingEngine {
  kind: StorageProblemKind = 'full';
  meanwhile: { readonly during: 'question' | 'probe'; readonly happen: () => Promise<void> } | undefined;
  probes = 0;

  private async pass(moment: 'question' | 'probe'): Promise<void> {
    if (this.meanwhile?.during !== moment) return;
    const { happen } = this.meanwhile;
    this.meanwhile = undefined;
    await happen();
  }

  get engine(): Engine {
    const unused = (): never => {
      throw new Error('Not part of this test.');
    };
    return {
      query: async (text) => {
        if (text === statement) throw new StorageProblem({ kind: this.kind, problem: 'It fails.', remedy: 'Mend it.' });
        await this.pass('question');
        return [];
      },
      transaction: async (work) => {
        this.probes += 1;
        await this.pass('probe');
        return work({ query: () => Promise.resolve([]), announce: () => Promise.resolve() });
      },
      takePlace: unused, onAppended: unused, compact: unused, backup: unused, close: unused,
    };
  }
}

function watched() {
  const given = new FailingEngine();
  const { engine, check } = watchTrouble(given.engine);
  const meet = async (kind: StorageProblemKind): Promise<void> => {
    given.kind = kind;
    await expect(engine.query(statement, [], anyRow)).rejects.toMatchObject({ kind });
  };
  return { given, check, meet };
}

const moments = ['question', 'probe'] as const;

test.each(moments)('damage that is met during the %s of a check is told for good', async (during) => {
  const { given, check, meet } = watched();
  await meet('full');
  given.meanwhile = { during, happen: () => meet('corrupt') };
  await check().catch(() => undefined);
  await expect(check()).rejects.toMatchObject({ kind: 'corrupt' });
  await expect(check()).rejects.toMatchObject({ kind: 'corrupt' });
});

test.each<[StorageProblemKind, (typeof moments)[number]]>([['full', 'probe'], ['read-only', 'probe'], ['full', 'question']])('a %s storage that is met during the %s of a check is tried again by the next one', async (kind, during) => {
  const { given, check, meet } = watched();
  if (during === 'probe') await meet('full');
  given.meanwhile = { during, happen: () => meet(kind) };
  await check();
  if (during === 'probe') given.probes = 0;
  await check();
  expect(given.probes).toBeGreaterThan(0);
});

test('one that keeps what it is given again is sound, and is not tried any more', async () => {
  const { given, check, meet } = watched();
  await meet('full');
  await check();
  given.probes = 0;
  await check();
  expect(given.probes).toBe(0);
});
