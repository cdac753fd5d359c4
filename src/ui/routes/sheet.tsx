import ProductSheet from '../screens/product-sheet.tsx';
import { aboutProduct } from './product-page.tsx';

export default aboutProduct(ProductSheet);
