import type { Locator } from '@playwright/test';

/** Left out at each side, in CSS pixels: borders say nothing of what is inside. */
const BORDER = 2;

/**
 * Contrast of the lightest and the darkest pixel inside an element's borders, in [1, 21]: near 1, nothing can be told
 * from its ground, whatever the style sheets say.
 * Source: relative luminance and contrast ratio, WCAG 2.2.
 */
export async function contrastWithin(locator: Locator): Promise<number> {
  const picture = await locator.screenshot({ animations: 'disabled', scale: 'css' });
  return locator.page().evaluate(
    async ({ base64, border }) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [image.width - 2 * border, image.height - 2 * border];
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, -border, -border);
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
      const linear = (value = 0) =>
        value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      let [darkest, lightest] = [1, 0];
      for (let at = 0; at < data.length; at += 4) {
        const luminance =
          0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
        darkest = Math.min(darkest, luminance);
        lightest = Math.max(lightest, luminance);
      }
      return (lightest + 0.05) / (darkest + 0.05);
    },
    { base64: picture.toString('base64'), border: BORDER },
  );
}
