/** pngjs brings no types; only what the icons need is declared. */
declare module 'pngjs' {
  export interface Image {
    readonly width: number;
    readonly height: number;
    /** Four bytes a pixel: red, green, blue and cover, row by row. */
    readonly data: Buffer;
  }

  export const PNG: {
    readonly sync: {
      /** @throws Error for anything but a whole PNG. */
      readonly read: (bytes: Buffer) => Image;
      /** `colorType` 2 has no cover, 6 has. */
      readonly write: (image: Image, options?: { readonly colorType?: 2 | 6 }) => Buffer;
    };
  };
}
