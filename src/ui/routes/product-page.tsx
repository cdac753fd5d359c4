import type { ComponentType } from 'preact';
import { useRoute } from 'preact-iso';
import { EnrolPage, NotFoundPage, type ProductScreenProps, useTablet } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';

/** A screen about the product that the address names; bare where nothing stands above it. */
export function aboutProduct(Screen: ComponentType<ProductScreenProps>, isBare = false): ComponentType {
  return function ProductPage() {
    const tablet = useTablet();
    const { params } = useRoute();
    if (!tablet) return <EnrolPage />;
    const product = tablet.snapshot.pack.products.find((it) => it.id === params.product);
    if (!product) return <NotFoundPage />;
    const screen = <Screen {...tablet} key={product.id} product={product} />;
    if (isBare) return screen;
    return (
      <Frame {...tablet} here={null}>
        {screen}
      </Frame>
    );
  };
}
