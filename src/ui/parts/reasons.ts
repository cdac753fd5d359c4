/** One fetch for both: whoever asks « why » once asks again. */
export { DutyReasons } from './duty-reasons.tsx';
export { FloorReasons } from './floor-reasons.tsx';
