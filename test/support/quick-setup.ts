// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';

// Parts that come later come late on a busy machine: a test that waits for one waits for it, not for a second.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/preact');
  configure({ asyncUtilTimeout: 5_000 });
}
