package dev.darkroom.local.demo.sheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A page of pairs, before on the left and after on the right, under a title. */
public final class ContactSheet {
    /** A README's picture loads at once below this. */
    private static final int MAX_BYTES = 900 * 1024;

    private static final int MAX_PAIRS = 12;
    private static final int MARGIN = 36;
    private static final int HEADER = 84;
    private static final int CAPTION = 40;
    private static final int GUTTER = 28;
    private static final int SEAM = 4;
    private static final Color PAPER = new Color(0xfbfaf8);
    private static final Color INK = new Color(0x24211e);
    private static final Color QUIET = new Color(0x857e76);
    private static final Color CARD = new Color(0xebe7e1);

    private final String title;
    private final String subtitle;
    private final List<Pair> pairs;

    private ContactSheet(String title, String subtitle, List<Pair> pairs) {
        this.title = title;
        this.subtitle = subtitle;
        this.pairs = pairs;
    }

    /**
     * @param before absent when this machine cannot show the original's format
     * @param after absent when the photo failed; then {@code note} says why
     */
    public record Pair(
            String caption,
            @Nullable BufferedImage before,
            @Nullable BufferedImage after,
            String note) {}

    /**
     * The page as PNG, at most 900 KB; of more than twelve pairs the first twelve are drawn and the rest is counted in the subtitle.
     *
     * @throws IllegalArgumentException without a pair
     */
    public static byte[] png(String title, String subtitle, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a contact sheet needs a pair");
        }
        int more = pairs.size() - MAX_PAIRS;
        ContactSheet sheet = new ContactSheet(
                title,
                more > 0 ? subtitle + " · and %d more".formatted(more) : subtitle,
                pairs.subList(0, Math.min(pairs.size(), MAX_PAIRS)));
        int width = pairs.size() == 1 ? 560 : 400;
        byte[] page = encoded(sheet.drawn(width));
        while (page.length > MAX_BYTES && width > 80) {
            width = width * 9 / 10;
            page = encoded(sheet.drawn(width));
        }
        return page;
    }

    private BufferedImage drawn(int photoWidth) {
        int columns = Math.min(2, pairs.size());
        int rows = (pairs.size() + columns - 1) / columns;
        int photoHeight = photoWidth * 3 / 4;
        int pairWidth = photoWidth * 2 + SEAM;
        int width = MARGIN * 2 + columns * pairWidth + (columns - 1) * GUTTER;
        int height = HEADER + rows * (photoHeight + CAPTION) + MARGIN / 2;
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        text(g, title, MARGIN, 42, 22, Font.BOLD, INK, width - 2 * MARGIN);
        text(g, subtitle, MARGIN, 64, 13, Font.PLAIN, QUIET, width - 2 * MARGIN);
        for (int i = 0; i < pairs.size(); i++) {
            int x = MARGIN + i % columns * (pairWidth + GUTTER);
            int y = HEADER + i / columns * (photoHeight + CAPTION);
            pair(g, pairs.get(i), x, y, photoWidth, photoHeight);
        }
        g.dispose();
        return page;
    }

    private static void pair(Graphics2D g, Pair pair, int x, int y, int width, int height) {
        int right = x + width + SEAM;
        photo(g, pair.before, "this format has no preview here", x, y, width, height);
        photo(g, pair.after, pair.note, right, y, width, height);
        text(g, pair.caption, x, y + height + 20, 13, Font.BOLD, INK, width - 60);
        tag(g, "before", x + width, y + height + 20);
        tag(g, "after", right + width, y + height + 20);
    }

    private static void photo(
            Graphics2D g, @Nullable BufferedImage image, String otherwise, int x, int y, int width, int height) {
        g.setColor(CARD);
        g.fillRect(x, y, width, height);
        if (image == null) {
            text(g, otherwise, x + 16, y + height / 2, 12, Font.PLAIN, QUIET, width - 32);
            return;
        }
        BufferedImage fitted = Fit.inside(image, width, height);
        g.drawImage(fitted, x + (width - fitted.getWidth()) / 2, y + (height - fitted.getHeight()) / 2, null);
    }

    private static void tag(Graphics2D g, String word, int right, int baseline) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        g.setColor(QUIET);
        g.drawString(word, right - g.getFontMetrics().stringWidth(word), baseline);
    }

    private static void text(Graphics2D g, String text, int x, int y, int size, int style, Color colour, int room) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.setColor(colour);
        String shown = text;
        while (g.getFontMetrics().stringWidth(shown) > room && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        g.drawString(shown, x, y);
    }

    private static byte[] encoded(BufferedImage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(page, "png", bytes)) {
                throw new IllegalStateException("this Java runtime writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
