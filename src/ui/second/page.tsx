import type { ComponentChildren } from 'preact';
import { QuestionPage } from '../parts/question-page.tsx';
import { SealingFailure } from '../parts/sealing-failure.tsx';
import type { Sealing } from '../parts/use-sealing.ts';

export interface PageProps {
  demonstration: boolean;
  sealing: Sealing<unknown>;
}

/** Between two counts; it says so where the count could not be recorded. */
export function Page({
  sealing,
  children,
  ...page
}: PageProps & { title: string; children: ComponentChildren }) {
  return (
    <QuestionPage {...page}>
      <SealingFailure sealing={sealing} />
      {children}
    </QuestionPage>
  );
}
