// Copy the files that the map page loads from node_modules into vendor/, with their licences.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const files = {
  "leaflet/dist/leaflet.js": "leaflet.js",
  "leaflet/dist/leaflet.css": "leaflet.css",
  "leaflet/LICENSE": "leaflet.LICENSE",
  "geographiclib-geodesic/geographiclib-geodesic.min.js": "geographiclib-geodesic.js",
  "geographiclib-geodesic/LICENSE.txt": "geographiclib-geodesic.LICENSE",
};

rmSync(join(here, "vendor"), { recursive: true, force: true });
mkdirSync(join(here, "vendor"));
for (const [from, to] of Object.entries(files)) {
  cpSync(join(here, "node_modules", from), join(here, "vendor", to));
}
