/** What page and worker call each other's errands. */
export const drainTag = 'releve-drain';
export const skipWaitingMessage = 'skip-waiting';
