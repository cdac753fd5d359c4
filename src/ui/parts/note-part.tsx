/** A part of a page of plain words: a title, and items under it. */
export function NotePart({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <ul class="bullets">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
