import PaperSheet from '../screens/paper-sheet.tsx';
import { aboutProduct } from './product-page.tsx';

export default aboutProduct(PaperSheet);
