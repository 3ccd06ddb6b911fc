/** A file of PDF/A may not have more objects than it has already. */
export class VolumeFull extends Error {
  constructor() {
    super('ISO 19005-1, 6.1.12: the volume has as many objects as a file may have');
    this.name = 'VolumeFull';
  }
}
