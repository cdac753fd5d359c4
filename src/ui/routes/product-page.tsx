import type { ComponentType } from 'preact';
import { useRoute } from 'preact-iso';
import { EnrolPage, NotFoundPage, type ProductScreenProps, useTablet } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';

/** A screen about the product that the address names. */
export function aboutProduct(Screen: ComponentType<ProductScreenProps>): ComponentType {
  return function ProductPage() {
    const tablet = useTablet();
    const { params } = useRoute();
    if (!tablet) return <EnrolPage />;
    const product = tablet.snapshot.pack.products.find((it) => it.id === params.product);
    if (!product) return <NotFoundPage />;
    return (
      <Frame {...tablet} here={null}>
        <Screen {...tablet} key={product.id} product={product} />
      </Frame>
    );
  };
}
