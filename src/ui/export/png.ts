/** Pixels a unit of the drawing, for screens that have two. */
const SCALE = 2;
/** Browsers draw no larger canvas than this, in pixels a side and in all (Safari has the lowest). */
const MAX_SIDE = 8192;
const MAX_PIXELS = 64 << 20;

/** Draws an SVG as a PNG; smaller where the browser could not hold it. Rejects if it cannot at all. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = image;
    const scale = Math.min(
      SCALE,
      MAX_SIDE / width,
      MAX_SIDE / height,
      Math.sqrt(MAX_PIXELS / (width * height)),
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png === null ? reject(new Error('no picture')) : resolve(png))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
