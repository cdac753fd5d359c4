import CarTCheckScreen from '../screens/car-t-check.tsx';
import { aboutProduct } from './product-page.tsx';

export default aboutProduct(CarTCheckScreen);
