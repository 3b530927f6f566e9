/*
 * datong.createPainter: symbols, clusters and rings on canvas, alike those that symbols.js makes as
 * SVG for legends and lists.
 *
 * A symbol is drawn once for each kind, look and halo and then copied. Coordinates are CSS pixels
 * of the canvas.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const FULL = 2 * Math.PI;
  const UNIT = 20;
  const MOST = 9999;
  /** How large the symbol in a halo is, how far from it the line runs, and how thick that is. */
  const HALOS = {
    large: { scale: 1, gap: 6, line: 2.4 },
    small: { scale: 0.72, gap: 4, line: 1.8 },
    dot: { scale: 0.42, gap: 2.5, line: 1.4 },
  };
  const FEW_RINGS = 12;
  /** Pictures of clusters that are kept; more than ever stand on a screen. */
  const KEPT_CLUSTERS = 3000;
  /** Keeping a picture costs five times its drawing: so many are kept of one painting. */
  const NEW_PICTURES = 8;

  datong.createPainter = function createPainter() {
    const paths = new Map(Object.entries(datong.symbols.SHAPES).map(([name, d]) => [name, new Path2D(d)]));
    let sprites = new Map();
    let clusters = new Map();
    let newPictures = 0;
    let font = "";
    let kinds = [];

    /** Take the kinds, and forget what was drawn in other colours. */
    function reset(nextKinds) {
      kinds = nextKinds;
      sprites = new Map();
      clusters = new Map();
      font = getComputedStyle(document.querySelector(".leaflet-container")).fontFamily;
    }

    /** A new painting begins. */
    function begin() {
      newPictures = NEW_PICTURES;
    }

    function sprite(kind, look, halo, ratio) {
      const key = `${kind.id}/${look}/${halo}/${ratio}`;
      let made = sprites.get(key);
      if (!made) {
        made = drawSprite(kind, look, halo, ratio);
        sprites.set(key, made);
      }
      return made;
    }

    /** A picture of a square around 0,0 that reaches `half` CSS pixels in each direction. */
    function picture(half, ratio, draw) {
      const canvas = new OffscreenCanvas(Math.ceil(2 * half * ratio), Math.ceil(2 * half * ratio));
      const context = canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, half * ratio, half * ratio);
      draw(context);
      return { bitmap: canvas.transferToImageBitmap(), half };
    }

    /** Where the edge of a picture lies: on whole device pixels, or its copy would be blurred. */
    function edgeOf(middle, half, ratio) {
      return Math.round((middle - half) * ratio) / ratio;
    }

    function copy(context, { bitmap, half }, x, y, ratio) {
      context.drawImage(bitmap, edgeOf(x, half, ratio), edgeOf(y, half, ratio), bitmap.width / ratio, bitmap.height / ratio);
    }

    function drawSprite(kind, look, halo, ratio) {
      const mark = HALOS[halo];
      const size = datong.symbols.SIZES[look] * (mark ? mark.scale : 1);
      return picture(mark ? 20 : size / 2 + 5, ratio, (context) => {
        if (mark) drawHalo(context, size, mark);
        drawShape(context, kind, look, size);
      });
    }

    function drawHalo(context, size, { gap, line: width }) {
      const { colour } = datong.theme;
      context.beginPath();
      context.arc(0, 0, size * 0.5 + gap, 0, FULL);
      context.globalAlpha = 0.9;
      context.fillStyle = colour("paper");
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = colour("selected");
      context.lineWidth = width;
      context.stroke();
    }

    function drawShape(context, kind, look, size) {
      const { colour, kindColour } = datong.theme;
      const scale = size / UNIT;
      const path = paths.get(kind.shape) || paths.get("circle");
      context.scale(scale, scale);
      context.lineJoin = "round";
      context.strokeStyle = context.fillStyle = colour("paper");
      context.lineWidth = 4 / scale;
      if (look !== "county") {
        context.shadowColor = colour("shadow");
        context.shadowBlur = 2;
        context.shadowOffsetY = 1;
      }
      context.stroke(path);
      context.shadowColor = "transparent";
      context.fill(path);
      context.strokeStyle = kindColour(kind);
      context.lineWidth = (look === "county" ? 1.7 : 0.6) / scale;
      context.stroke(path);
      if (look === "county") return;
      context.fillStyle = kindColour(kind);
      context.fill(path);
    }

    function symbol(context, kind, look, x, y, ratio, halo = null) {
      copy(context, sprite(kind, look, halo, ratio), x, y, ratio);
    }

    /** A cluster, drawn once for what it holds and then copied. */
    function cluster(context, one, x, y, ratio) {
      const key = `${one.hollow}/${Boolean(one.isTight)}/${ratio}/${kinds.map(({ id }) => one.mix[id] || 0).join()}`;
      let made = clusters.get(key);
      const half = datong.symbols.clusterRadius(one.count, one.hollow, one.isTight) + 5;
      if (!made && newPictures === 0) {
        context.save();
        // Exactly where its picture would stand: the one may be drawn beside a strip of the other.
        context.translate(edgeOf(x, half, ratio) + half, edgeOf(y, half, ratio) + half);
        drawCluster(context, one);
        context.restore();
        return;
      }
      if (!made) {
        if (clusters.size > KEPT_CLUSTERS) clusters = new Map();
        newPictures -= 1;
        made = picture(half, ratio, (own) => drawCluster(own, one));
        clusters.set(key, made);
      }
      copy(context, made, x, y, ratio);
    }

    /** One symbol and how many there are of its kind. */
    function kindCount(context, { kind, count, isMarked }, x, y, ratio) {
      const own = kinds.find(({ id }) => id === kind);
      symbol(context, own, "county", x - 10, y, ratio, isMarked ? "dot" : null);
      context.fillStyle = datong.theme.colour("ink");
      context.font = `12px ${font}`;
      context.textAlign = "left";
      context.fillText(countText(count), x + 2, y + 4.2);
    }

    function countText(count) {
      return count > MOST ? `${Math.round(count / 1000)}k` : String(count);
    }

    /** The ground of a tray: a slip of paper that lies upon the map. */
    function ground(context, box, frame, isMarked) {
      const [left, top] = [Math.round(box.left - frame.left) + 0.5, Math.round(box.top - frame.top) + 0.5];
      context.beginPath();
      context.roundRect(left, top, Math.round(box.right - box.left), Math.round(box.bottom - box.top), 7);
      context.globalAlpha = 0.72;
      context.fillStyle = datong.theme.colour("paper");
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = datong.theme.colour(isMarked ? "selected" : "rim");
      context.lineWidth = isMarked ? 1.6 : 1;
      context.setLineDash([4, 3]);
      context.stroke();
      context.setLineDash([]);
    }

    /** A line around what holds places that are selected. */
    function around(context, x, y, radius) {
      context.beginPath();
      context.arc(x, y, radius + 3, 0, FULL);
      context.strokeStyle = datong.theme.colour("selected");
      context.lineWidth = 2;
      context.stroke();
    }

    function disc(context, y, radius, fill) {
      context.beginPath();
      context.arc(0, y, radius, 0, FULL);
      context.fillStyle = fill;
      context.fill();
    }

    /** A cluster: the number, and around it the mix of kinds; thin and double when hollow. */
    function drawCluster(context, { count, mix, hollow, isTight }) {
      const { colour } = datong.theme;
      const radius = datong.symbols.clusterRadius(count, hollow, isTight);
      if (!hollow) disc(context, 1, radius + 2.2, colour("shadow"));
      disc(context, 0, radius + 1.5, colour("paper"));
      arcs(context, mix, count, hollow ? radius - 1 : radius - 2.5, hollow ? 2 : 5);
      context.fillStyle = colour("ink");
      const size = count > 999 ? 11 : 12;
      context.font = `${hollow ? 400 : 700} ${isTight ? 10 : size}px ${font}`;
      context.textAlign = "center";
      context.fillText(countText(count), 0, isTight ? 3.5 : 4.2);
      if (!hollow || isTight) return;
      context.beginPath();
      context.arc(0, 0, radius - 4.5, 0, FULL);
      context.setLineDash([2, 2.5]);
      context.lineWidth = 1;
      context.strokeStyle = colour("rim");
      context.stroke();
      context.setLineDash([]);
    }

    function arcs(context, mix, count, radius, width) {
      let from = -Math.PI / 2;
      context.lineWidth = width;
      for (const kind of kinds) {
        if (!mix[kind.id]) continue;
        const to = from + (FULL * mix[kind.id]) / count;
        context.beginPath();
        context.arc(0, 0, radius, from, to);
        context.strokeStyle = datong.theme.kindColour(kind);
        context.stroke();
        from = to;
      }
    }

    /** A ring of the uncertainty's radius; strong around what is selected, fainter among many. */
    function ring(context, kind, x, y, radius, strong, many) {
      context.beginPath();
      context.arc(x, y, radius, 0, FULL);
      context.strokeStyle = context.fillStyle = datong.theme.kindColour(kind);
      context.globalAlpha = strong ? 0.12 : 0.05 * Math.min(1, FEW_RINGS / many);
      context.fill();
      context.globalAlpha = strong ? 0.95 : 0.55 * Math.max(0.3, Math.min(1, FEW_RINGS / many));
      context.lineWidth = strong ? 1.8 : 1;
      context.setLineDash(strong ? [] : [4, 4]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }

    function line(context, x1, y1, x2, y2) {
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.strokeStyle = datong.theme.colour("soft");
      context.lineWidth = 1.1;
      context.stroke();
    }

    return { reset, begin, symbol, cluster, kindCount, ground, around, ring, line };
  };
})();
