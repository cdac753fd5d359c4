import type { BannerListProps } from './banner-list.tsx';
import { DemonstrationStrip } from './demonstration-strip.tsx';
import { useLater } from './use-later.ts';

const load = () => import('./banner-list.tsx');

/** Above every reading screen; what there is to tell comes a moment after the screen. */
export function Banners(props: BannerListProps) {
  const later = useLater(load);
  return (
    <div class="banners">
      {props.snapshot.identity.facility.demonstration && <DemonstrationStrip />}
      {later && <later.BannerList {...props} />}
    </div>
  );
}
