import { useRoute } from 'preact-iso';
import { afterClockCheck } from '../clock-gate.tsx';
import { PaperEntry } from '../screens/paper-entry.tsx';
import { PaperSheet } from '../screens/paper-sheet.tsx';
import { aboutProduct } from './product-page.tsx';

const Printed = aboutProduct(PaperSheet);
const Entered = afterClockCheck(aboutProduct(PaperEntry, true));

/** A sheet to count on, and where it is typed in. */
export default function PaperPage() {
  return useRoute().params.view === 'saisir' ? <Entered /> : <Printed />;
}
