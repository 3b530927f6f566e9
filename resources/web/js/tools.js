/*
 * datong.createTools: selecting by rectangle and lasso, measuring distance and area, a pin at a
 * spot, and word of pointer and view. One tool at a time; "pan" is none of them.
 *
 * PAGE → HOST
 *   onPointer([lon, lat] | null)   where the pointer is, at most once a frame
 *   onView({center, zoom, metresPerPixel})   what is in view, when the map has come to rest
 *   onTool(name)                   the tool has been ended on the page
 *   onPick({ids, add})             places inside a shape that was drawn
 *   onMeasured({tool, points, metres, squareMetres, text} | null)   null: the result is gone
 *   onCopy()                       the user wants the result on the clipboard
 *   onMenu({spot, x, y})           the user wants a menu (right button)
 *
 * HOST → PAGE
 *   setTool(name)   cancel()   setView([lon, lat], zoom, fly)   pin([lon, lat] | null, text)
 *   state()         {tool, points, title, hint, figures, hasCross}: what is on the screen
 *
 * A sketch grows by clicks (a press without a drag) and, for rectangle and lasso, by dragging. The
 * keyboard moves the map below a cross in its middle, where the space bar sets a point. Double
 * click or Enter finishes; Backspace takes a point back; Escape takes first the sketch, then the
 * tool away.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const TOOLS = ["pan", "rectangle", "lasso", "distance", "area"];
  const FEWEST = { rectangle: 2, lasso: 3, distance: 2, area: 3 };
  /** What moved less is a click, and a point so near the last one is the same. */
  const CLICK_PX = 4;
  const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

  const positionOf = ({ lng, lat }) => [lng, lat];

  function rectangle([[west, south], [east, north]]) {
    return [[west, south], [east, south], [east, north], [west, north]];
  }

  datong.createTools = function createTools(controller, host) {
    const leafletMap = controller.map;
    const container = leafletMap.getContainer();
    const sketch = datong.createSketch(leafletMap);
    const panel = datong.createToolPanel(leafletMap, { onCopy: () => host.onCopy(), onClose: () => end() });
    const pin = datong.createPin(leafletMap);
    let tool = "pan";
    let points = [];
    let isDone = false;
    let result = null;
    let picked = null;
    let pressed = null;
    let byKeyboard = false;
    let pointer = null;
    let isAsked = false;

    const isMeasuring = () => tool === "distance" || tool === "area";
    const isPicking = () => tool === "rectangle" || tool === "lasso";
    const outline = () => (tool === "rectangle" && points.length === 2 ? rectangle(points) : points);

    // -- the sketch

    function redraw() {
      const isClosed = tool !== "distance";
      sketch.show({ points: outline(), isClosed, isGeodesic: isMeasuring(), showsCorners: isMeasuring() });
      tell();
    }

    function tell() {
      if (tool === "pan") return;
      const hasResult = isDone && isMeasuring();
      panel.show({ title: datong.t(`tool.${tool}`), hint: datong.t(hintKey(hasResult)), figures: figures(), canCopy: hasResult });
    }

    function hintKey(hasResult) {
      if (hasResult) return "tool.done.hint";
      if (points.length) return `tool.${tool}.more`;
      return byKeyboard ? "tool.keys" : `tool.${tool}.hint`;
    }

    function figures() {
      if (picked !== null) return picked ? datong.t("tool.picked", { n: picked.toLocaleString("en") }) : datong.t("tool.pickedNone");
      return isMeasuring() && points.length > 1 ? textOf(points) : "";
    }

    function textOf(some) {
      if (tool === "distance" || some.length < 3) {
        return datong.t("tool.total", { total: datong.geodesy.lengthText(datong.geodesy.length(some)) });
      }
      const { metres, squareMetres } = datong.geodesy.polygon(some);
      return datong.t("tool.areaOf", { area: datong.geodesy.areaText(squareMetres), length: datong.geodesy.lengthText(metres) });
    }

    /** Where the next point would come to lie: under the pointer, or under the cross. */
    function reach(position) {
      if (tool === "pan" || isDone || !points.length) return;
      if (tool === "rectangle") {
        sketch.show({ points: rectangle([points[0], position]), isClosed: true, isGeodesic: false, showsCorners: false });
        return;
      }
      sketch.reach(position);
      if (!isMeasuring()) return;
      const more = [...points, position];
      panel.setFigures(textOf(more));
      const leg = datong.geodesy.lengthText(datong.geodesy.distance(points[points.length - 1], position));
      const total = datong.geodesy.lengthText(datong.geodesy.length(more));
      sketch.tell(position, points.length > 1 ? datong.t("tool.leg", { leg, total }) : leg);
    }

    function isNearLast(position) {
      if (!points.length) return false;
      const [here, last] = [position, points[points.length - 1]].map(([lon, lat]) => leafletMap.latLngToContainerPoint([lat, lon]));
      return here.distanceTo(last) < CLICK_PX;
    }

    function addPoint(position, adds) {
      if (isDone) clear();
      if (isNearLast(position)) return;
      points.push(position);
      redraw();
      if (tool === "rectangle" && points.length === 2) finish(adds);
    }

    function takeBack() {
      if (isDone || !points.length) return;
      points.pop();
      sketch.tell(null, "");
      redraw();
    }

    function finish(adds) {
      if (tool === "pan" || isDone || points.length < FEWEST[tool]) return;
      isDone = true;
      sketch.tell(null, "");
      if (isPicking()) pick(adds);
      else measure();
    }

    function measure() {
      const { metres, squareMetres } = tool === "area" ? datong.geodesy.polygon(points) : { metres: datong.geodesy.length(points), squareMetres: null };
      result = { tool, points, metres, squareMetres, text: textOf(points) };
      redraw();
      host.onMeasured(result);
    }

    function pick(add) {
      const ring = outline();
      const area = datong.geometry.createArea({ type: "Polygon", coordinates: [[...ring, ring[0]]] });
      const ids = controller.placesWhere((lon, lat) => area.contains(...datong.geometry.toWorld([lon, lat])));
      clear();
      picked = ids.length;
      tell();
      host.onPick({ ids, add });
    }

    function clear() {
      const hadResult = result !== null;
      points = [];
      isDone = false;
      result = null;
      picked = null;
      sketch.clear();
      tell();
      if (hadResult) host.onMeasured(null);
    }

    // -- which tool

    function setTool(name) {
      if (!TOOLS.includes(name)) throw new Error(`no tool: ${name}`);
      clear();
      pressed = null;
      tool = name;
      const isActive = tool !== "pan";
      container.classList.toggle("datong-tooling", isActive);
      controller.setIdentify(!isActive);
      for (const handler of [leafletMap.doubleClickZoom, leafletMap.boxZoom]) {
        if (isActive) handler.disable();
        else handler.enable();
      }
      if (isPicking()) leafletMap.dragging.disable();
      else leafletMap.dragging.enable();
      setByKeyboard(false);
      if (isActive) tell();
      else panel.hide();
    }

    /** Take the sketch away, or else the tool, or else the pin; false when there was nothing. */
    function cancel() {
      if (points.length) {
        pressed = null;
        clear();
      } else if (tool !== "pan") end();
      else return pin.remove();
      return true;
    }

    function end() {
      setTool("pan");
      host.onTool("pan");
    }

    // -- pointer

    const isOnMap = ({ target }) => !target.closest(".leaflet-control, .datong-tool");
    const positionAt = (event) => positionOf(leafletMap.mouseEventToLatLng(event));
    const addsTo = ({ shiftKey, ctrlKey, metaKey }) => shiftKey || ctrlKey || metaKey;

    function onPress(event) {
      if (tool === "pan" || event.button !== 0 || !isOnMap(event)) return;
      pressed = { x: event.clientX, y: event.clientY, isDrag: false };
      setByKeyboard(false);
      if (isPicking()) container.setPointerCapture(event.pointerId);
    }

    function onDrag(event) {
      if (!pressed) return;
      if (!pressed.isDrag && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < CLICK_PX) return;
      if (!pressed.isDrag) beginDrag();
      if (tool === "lasso" && !isNearLast(positionAt(event))) {
        points.push(positionAt(event));
        redraw();
      }
    }

    function beginDrag() {
      pressed.isDrag = true;
      if (!isPicking()) return;
      clear();
      points = [positionAt({ clientX: pressed.x, clientY: pressed.y })];
    }

    function onRelease(event) {
      const was = pressed;
      pressed = null;
      if (!was) return;
      if (!was.isDrag) addPoint(positionAt(event), addsTo(event));
      else if (tool === "rectangle") addPoint(positionAt(event), addsTo(event));
      else if (tool === "lasso") finish(addsTo(event));
    }

    function onMove(event) {
      setByKeyboard(false);
      pointer = isOnMap(event) ? positionAt(event) : null;
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        host.onPointer(pointer);
        if (pointer && !(pressed && pressed.isDrag && tool !== "rectangle")) reach(pointer);
      });
    }

    function onLeave() {
      pointer = null;
      host.onPointer(null);
    }

    function onMenu(event) {
      event.preventDefault();
      if (!isOnMap(event)) return;
      const box = container.getBoundingClientRect();
      host.onMenu({ spot: positionAt(event), x: event.clientX - box.left, y: event.clientY - box.top });
    }

    // -- keyboard

    const middle = () => positionOf(leafletMap.getCenter());

    /** While the keyboard moves the map, the cross stands for the pointer. */
    function followCross() {
      if (!byKeyboard) return;
      host.onPointer(middle());
      reach(middle());
    }

    function setByKeyboard(isOn) {
      if (byKeyboard === isOn) return;
      byKeyboard = isOn;
      panel.showCross(isOn);
      followCross();
      if (!points.length) tell();
    }

    const KEYS = {
      Enter: (event) => finish(addsTo(event)),
      Backspace: takeBack,
      Escape: cancel,
      " ": (event) => {
        setByKeyboard(true);
        addPoint(middle(), addsTo(event));
      },
    };

    function onKey(event) {
      if (event.target !== container && event.target !== document.body) return;
      if ((event.ctrlKey || event.metaKey) && event.key === "c" && result) host.onCopy();
      if (tool === "pan" && event.key !== "Escape") return;
      if (ARROWS.includes(event.key)) setByKeyboard(true);
      if (!(event.key in KEYS)) return;
      event.preventDefault();
      KEYS[event.key](event);
    }

    // -- the view

    function tellView() {
      const center = leafletMap.getCenter();
      const metresPerPixel = datong.geometry.metresAround(center.lat) / (256 * 2 ** leafletMap.getZoom());
      host.onView({ center: positionOf(center), zoom: leafletMap.getZoom(), metresPerPixel });
    }

    function setView([lon, lat], zoom, fly) {
      if (fly && datong.mayMove()) leafletMap.flyTo([lat, lon], zoom, { duration: 0.6 });
      else leafletMap.setView([lat, lon], zoom, { animate: false });
    }

    container.addEventListener("pointerdown", onPress);
    container.addEventListener("pointermove", onMove);
    container.addEventListener("pointermove", onDrag);
    container.addEventListener("pointerup", onRelease);
    container.addEventListener("pointercancel", () => {
      pressed = null;
    });
    container.addEventListener("pointerleave", onLeave);
    container.addEventListener("contextmenu", onMenu);
    container.addEventListener("dblclick", (event) => isOnMap(event) && finish(addsTo(event)));
    document.addEventListener("keydown", onKey);
    leafletMap.on("moveend", tellView);
    leafletMap.on("move", followCross);
    new MutationObserver(tell).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    tellView();

    return {
      setTool, cancel, setView, pin: pin.set,
      state: () => ({ tool, points, ...panel.state() }),
    };
  };
})();
