import { request } from 'node:http';
import { Client, closeServers, startServer } from './support';

afterEach(closeServers);

test('a file is refused only when it has all arrived: a client cut off while it sends would try again', async () => {
  const client = await Client.start(await startServer());
  const size = 3_000_000;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const upload = request(`${client.url}/upload`, { method: 'POST', headers: { ...client.authorization, 'content-type': 'multipart/form-data; boundary=x', 'content-length': size } }, (response) => {
      response.resume();
      resolve(upload.writableFinished ? response.statusCode : undefined);
    });
    upload.once('error', reject);
    upload.end(Buffer.alloc(size));
  });
  expect(status).toBe(415);
});
